import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official's phone, encrypted: notification alone holds it. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid', { name: 'official_id' })
  officialId!: string;

  @Column('text', { name: 'phone_cipher' })
  phoneCipher!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
