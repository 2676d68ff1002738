import { html } from '@namkhong/service-kit';
import QRCode from 'qrcode';

/** What stands on the wall of a service point. */
export interface Sheet {
  readonly name: string;
  readonly unitName: string;
  readonly address: string;
}

/** A quarter of the code may be scratched or dirty and it still reads. */
const drawing = { errorCorrectionLevel: 'Q', margin: 4 } as const;

export function codeAsSvg(address: string): Promise<string> {
  return QRCode.toString(address, { ...drawing, type: 'svg' });
}

export function codeAsPng(address: string): Promise<Buffer> {
  return QRCode.toBuffer(address, { ...drawing, width: 1_024 });
}

/** One A4 page to print, in both languages, with the address to type for whoever has no camera. */
export async function sheetAsHtml({ name, unitName, address }: Sheet): Promise<string> {
  const picture = `data:image/png;base64,${(await codeAsPng(address)).toString('base64')}`;
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${name}</title>
        <style>
          @page {
            size: A4;
            margin: 20mm;
          }
          body {
            font:
              18pt 'Be Vietnam Pro',
              'Noto Sans',
              sans-serif;
            text-align: center;
            color: #1a1a1a;
          }
          h1 {
            font-size: 26pt;
            margin: 0 0 4mm;
          }
          img {
            width: 110mm;
            height: 110mm;
          }
          p {
            margin: 4mm 0;
          }
          [lang='en'] {
            font-size: 13pt;
            color: #444;
          }
          code {
            font-size: 12pt;
            overflow-wrap: anywhere;
          }
        </style>
      </head>
      <body>
        <p>${unitName}</p>
        <h1>${name}</h1>
        <p>Ông/bà hài lòng đến đâu? Quét mã để cho ý kiến.</p>
        <p lang="en">How satisfied are you? Scan the code to tell us.</p>
        <img src="${picture}" alt="Mã QR: ${address}" />
        <p><code>${address}</code></p>
        <p>
          Không cần tài khoản, không ghi tên hay số điện thoại. Ý kiến tại đây được nêu riêng, không dùng để
          xếp loại cán bộ.
        </p>
        <p lang="en">
          No account, no name, no number. What is said here is shown apart and judges no official.
        </p>
      </body>
    </html>`;
  return page.text;
}
