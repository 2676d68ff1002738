import type { Plugin } from 'vite';

/**
 * Lets a document fetch the Vietnamese texts together with its scripts: nearly everybody reads them, and found only by the
 * script that shows them they would cost a slow line another way there and back.
 *
 * @param texts the document's name → the module with its texts, as its path ends
 */
export function preloadTextsPlugin(texts: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'preload-texts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, filename }) {
        const wanted = Object.entries(texts).find(([name]) => filename.endsWith(`/${name}`))?.[1];
        if (bundle === undefined || wanted === undefined) return [];
        const chunk = Object.values(bundle).find(
          (output) => output.type === 'chunk' && output.facadeModuleId?.endsWith(wanted),
        );
        if (chunk === undefined) throw new Error(`nothing is built of ${wanted}`);
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
