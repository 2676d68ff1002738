import { petitionWords, type PetitionField, type PetitionKind } from './petition-form.js';

/** The sheet itself, in the form that agencies receive: dotted lines where nothing was typed, to be written by hand. */
export function PetitionSheet(props: {
  readonly kind: PetitionKind;
  readonly said: Readonly<Partial<Record<PetitionField, string>>>;
}) {
  const words = petitionWords[props.kind];
  const line = (field: PetitionField, label: string) => (
    <div className="petition__line">
      <dt>{label}:</dt>
      <dd>{props.said[field]?.trim() || '.'.repeat(90)}</dd>
    </div>
  );
  return (
    <article className="petition__sheet card" lang="vi">
      <p className="petition__head">
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        <br />
        <strong>Độc lập - Tự do - Hạnh phúc</strong>
      </p>
      <p className="petition__date">……………, ngày …… tháng …… năm ………</p>
      <h2 className="petition__head">{words.heading}</h2>
      <dl>
        {line('to', 'Kính gửi')}
        {line('name', 'Tôi tên là')}
        {line('address', 'Địa chỉ')}
        {line('contact', 'Cách liên hệ')}
        {line('about', words.about)}
        {line('happened', 'Nội dung')}
        {line('request', 'Tôi đề nghị')}
        {line('enclosed', 'Tài liệu kèm theo')}
      </dl>
      <p>{words.pledge}</p>
      <p className="petition__sign">
        <strong>{words.signer}</strong>
        <br />
        (ký và ghi rõ họ tên)
      </p>
    </article>
  );
}
