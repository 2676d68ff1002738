interface Visit {
  readonly status: number;
  readonly url: string;
  readonly location: string | null;
  readonly headers: Headers;
  readonly text: string;
}

/** As much of a browser as a login needs: it keeps cookies by path and follows redirects within one origin. */
export class CookieBrowser {
  private readonly jar = new Map<string, { readonly value: string; readonly path: string }>();

  /** `origin` is what pages say; `served` is where it really listens. */
  constructor(
    private readonly origin: string,
    private readonly served: string,
  ) {}

  async visit(url: string, form?: Readonly<Record<string, string>>): Promise<Visit> {
    const target = new URL(url, this.origin);
    const response = await fetch(`${this.served}${target.pathname}${target.search}`, {
      redirect: 'manual',
      headers: { cookie: this.cookiesFor(target.pathname), 'accept-language': 'vi' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    this.keep(response.headers.getSetCookie());
    const { status, headers } = response;
    return {
      status,
      url: target.href,
      location: headers.get('location'),
      headers,
      text: await response.text(),
    };
  }

  /** Visits, and goes where it is sent, until there is a page or an address that `stop` wants. */
  async follow(
    url: string,
    stop: (url: URL) => boolean,
    form?: Readonly<Record<string, string>>,
  ): Promise<Visit> {
    let visit = await this.visit(url, form);
    for (let hop = 0; visit.location !== null && hop < 10; hop++) {
      const next = new URL(visit.location, visit.url);
      if (stop(next)) return { ...visit, url: next.href };
      visit = await this.visit(next.href);
    }
    return visit;
  }

  private cookiesFor(path: string): string {
    return [...this.jar]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const path =
        attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      const value = pair.slice(at + 1);
      if (value === '') this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), { value, path });
    }
  }
}
