import { html, Html } from '@namkhong/service-kit';
import { createHash } from 'node:crypto';
import type { LaidOutReport, LaidOutSection, LaidOutTable, LaidOutValue } from './lay-out-report.js';

/** Paper of A4 with the margins of NĐ 30/2020, Phụ lục I; a column on a narrow screen, where tables scroll by themselves. */
const STYLE = `
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 3rem; background: #fff; color: #111;
  font: 1.125rem/1.55 "Times New Roman", Tinos, "Liberation Serif", serif; }
a { color: #0b5345; text-underline-offset: 0.15em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #0b5345; outline-offset: 2px; }
.marks { margin: 0 0 1rem; padding: 0.5rem 0.75rem; border: 2px solid #8a4b00; color: #6b3a00; font-weight: 700; }
.marks p { margin: 0; }
.head { display: grid; grid-template-columns: 2fr 3fr; gap: 1rem; text-align: center; line-height: 1.35; }
.head p { margin: 0; }
.issuer, .country, .motto { font-weight: 700; }
.upper { text-transform: uppercase; }
.issuer::after, .motto::after, h1 + .subject::after { content: ""; display: block; width: 40%; margin: 0.25rem auto 0;
  border-top: 1px solid #111; }
.motto::after { width: 75%; }
.head .number { margin-top: 0.5rem; }
.head .place { margin-top: 0.5rem; font-style: italic; }
h1 { margin: 2rem 0 0; font-size: 1.25rem; text-align: center; }
.subject { margin: 0 0 1.5rem; font-weight: 700; text-align: center; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; }
.note { margin: 0.25rem 0; color: #333; font-size: 1rem; font-style: italic; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; margin: 0.75rem 0; }
dt, dd { margin: 0; }
dd { text-align: right; font-weight: 700; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; line-height: 1.35; }
caption { padding: 0.25rem 0; font-weight: 700; text-align: left; }
th, td { padding: 0.3rem 0.5rem; border: 1px solid #555; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: #eef3f1; }
tbody th { min-width: 9rem; font-weight: 400; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.hash { font-size: 0.8rem; word-break: break-all; }
.foot { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 2.5rem; break-inside: avoid; }
.recipients { font-size: 0.95rem; }
.recipients p { margin: 0; font-weight: 700; font-style: italic; }
.recipients ul { margin: 0; padding: 0; list-style: none; }
.recipients li::before { content: "- "; }
.signer { text-align: center; font-weight: 700; }
.signer p { margin: 0; }
.room { height: 6rem; }
.proof { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid #999; color: #333; font-size: 0.85rem;
  overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { font-size: 1.0625rem; }
  .head, .foot { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; }
  dd { text-align: left; margin-bottom: 0.4rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 13pt; line-height: 1.4; }
  table { font-size: 11.5pt; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  h2, caption { break-after: avoid; }
  .scroll { overflow: visible; }
  .head { grid-template-columns: 2fr 3fr; }
  .foot { grid-template-columns: 1fr 1fr; }
  a { color: inherit; text-decoration: none; }
}`;

/** In one piece: the policy names the hash of every character in it. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** What a browser may do with the page: show it, and nothing else. */
export const REPORT_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

/** A page for the screen, the ear and the printer. */
export function writeReportHtml(report: LaidOutReport): string {
  const { marks, superior, issuer, number, placeAndDate, subject, opening, sections } = report;
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${`Báo cáo: ${subject}`}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${marks.length === 0 ? undefined : html`<aside class="marks" aria-label="Lưu ý">${join(marks.map((mark) => html`<p>${mark}</p>`))}</aside>`}
        <header class="head">
          <div>
            ${superior === null ? undefined : html`<p class="upper">${superior}</p>`}
            <p class="issuer upper">${issuer}</p>
            <p class="number">${number}</p>
          </div>
          <div>
            <p class="country">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
            <p class="motto">Độc lập - Tự do - Hạnh phúc</p>
            <p class="place">${placeAndDate}</p>
          </div>
        </header>
        <main>
          <h1>BÁO CÁO</h1>
          <p class="subject">${subject}</p>
          <p>${opening}</p>
          ${join(sections.map(section))}
        </main>
        ${foot(report)}
      </body>
    </html>`;
  return page.text;
}

function section({ heading, notes, figures, tables }: LaidOutSection): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${join(notes.map((note) => html`<p class="note">${note}</p>`))}
    ${
      figures.length === 0
        ? undefined
        : html`<dl>
            ${join(
              figures.map(
                ({ label, value: each }) =>
                  html`<dt>${label}</dt>
                    <dd>${value(each)}</dd>`,
              ),
            )}
          </dl>`
    }
    ${join(tables.map(table))}
  </section>`;
}

function table({ title, columns, rows, more }: LaidOutTable): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    ({ label, cells }) =>
      html`<tr>
        <th scope="row">${value(label)}</th>
        ${join(cells.map(dataCell))}
      </tr>`,
  );
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            ${join(head)}
          </tr>
        </thead>
        <tbody>
          ${join(body)}
        </tbody>
      </table>
    </div>
    ${more === null ? undefined : html`<p class="note">${value(more)}</p>`}`;
}

function foot({ onBehalfOf, post, recipients, proof }: LaidOutReport): Html {
  const lines = recipients.map((line) => html`<li>${line};</li>`);
  return html`<footer>
    <div class="foot">
      <div class="recipients">
        <p>Nơi nhận:</p>
        <ul>
          ${join(lines)}
          <li>Lưu: VT.</li>
        </ul>
      </div>
      <div class="signer">
        ${onBehalfOf === null ? undefined : html`<p class="upper">${onBehalfOf}</p>`}
        <p class="upper">${post}</p>
        <div class="room"></div>
      </div>
    </div>
    ${proof === null ? undefined : html`<p class="proof">${proof}</p>`}
  </footer>`;
}

function value({ text, href }: LaidOutValue): Html {
  return href === null ? html`${text}` : html`<a href="${href}">${text}</a>`;
}

function dataCell(cell: LaidOutValue): Html {
  if (cell.isNumber) return html`<td class="number">${value(cell)}</td>`;
  const isHash = /^[0-9a-f]{64}$/.test(cell.text);
  return isHash ? html`<td class="hash">${value(cell)}</td>` : html`<td>${value(cell)}</td>`;
}

function join(parts: readonly Html[]): Html {
  return new Html(parts.map(({ text }) => text).join(''));
}
