import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official's phone, encrypted: notification alone holds it. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid', { name: 'official_id' })
  officialId!: string;

  @Column('text', { name: 'phone_cipher' })
  phoneCipher!: string;

  /** Keyed hash, so that whoever writes to us is recognised; null until the number was keyed. */
  @Column('text', { name: 'phone_hash', nullable: true })
  phoneHash!: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
