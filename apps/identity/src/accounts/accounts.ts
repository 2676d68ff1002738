import type { Database } from '@namkhong/service-kit';
import { hash, verify } from '@node-rs/argon2';
import type { DemoAccount } from '../environment.js';

export interface Account {
  /** Also the `sub` of its tokens. */
  readonly login: string;
  readonly name: string;
}

/** OWASP's argon2id settings: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Who can log in. Passwords are kept as argon2id hashes alone. */
export class Accounts {
  private readonly nobody = hash('nobody has this password', cost);

  constructor(private readonly database: Database) {}

  async find(login: string): Promise<Account | undefined> {
    const row = await this.row(login);
    return row && { login, name: row.name };
  }

  /** The account, where the password is right. Takes as long for a login that does not exist. */
  async authenticate(login: string, password: string): Promise<Account | undefined> {
    const row = await this.row(login);
    const right = await verify(row?.passwordHash ?? (await this.nobody), password);
    return row && right ? { login, name: row.name } : undefined;
  }

  /** Makes the demonstration accounts, or brings name and password up to date. */
  async saveAll(accounts: readonly DemoAccount[]): Promise<void> {
    for (const { login, password, name } of accounts) {
      const row = await this.row(login);
      const same = row !== undefined && (await verify(row.passwordHash, password));
      const passwordHash = same ? row.passwordHash : await hash(password, cost);
      await this.database.transaction((session) =>
        session.query(
          `INSERT INTO account (login, name, password_hash) VALUES ($1, $2, $3)
           ON CONFLICT (login) DO UPDATE
              SET name = excluded.name, password_hash = excluded.password_hash, changed_at = now()`,
          [login, name, passwordHash],
        ),
      );
    }
  }

  private async row(login: string): Promise<{ name: string; passwordHash: string } | undefined> {
    const [row] = await this.database.read((session) =>
      session.query<{ name: string; passwordHash: string }>(
        'SELECT name, password_hash AS "passwordHash" FROM account WHERE login = $1',
        [login],
      ),
    );
    return row;
  }
}
