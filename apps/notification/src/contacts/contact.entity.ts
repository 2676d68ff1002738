import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official's phone and e-mail address, encrypted: notification alone holds them. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid', { name: 'official_id' })
  officialId!: string;

  @Column('text', { name: 'phone_cipher' })
  phoneCipher!: string;

  /** Keyed hash, so that whoever writes to us is recognised; null until the number was keyed. */
  @Column('text', { name: 'phone_hash', nullable: true })
  phoneHash!: string | null;

  /** Null where no address is known. */
  @Column('text', { name: 'email_cipher', nullable: true })
  emailCipher!: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
