import { type Language, networkOf, preferredLanguage, Problem, type RateLimits } from '@namkhong/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.js';
import { messagePage } from '../pages/page.js';
import { pageHeaders } from '../pages/security-headers.js';
import { texts } from '../pages/texts.js';
import { loginPage } from './login-page.js';

export interface LoginParts {
  readonly provider: Provider;
  readonly accounts: Accounts;
  readonly limits: RateLimits;
}

const perNetwork = { points: 30, seconds: 300 };
const perAccount = { points: 10, seconds: 300 };

const loginForm = z.object({
  login: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(200),
});

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * The login page. The form belongs to one interaction, whose cookie only this browser holds and only sends from our
 * own pages: nobody else's page can post it.
 */
export function loginRoutes(fastify: FastifyInstance, { provider, accounts, limits }: LoginParts): void {
  fastify.get<{ Params: { uid: string } }>('/oidc/interaction/:uid', async (request, reply) => {
    const interaction = await interactionOf(provider, request, reply);
    const language = languageOf(request, interaction);
    if (!interaction) return expired(reply, language);
    return send(reply, 200, loginPage({ language, uid: interaction.uid }));
  });

  fastify.post<{ Params: { uid: string } }>('/oidc/interaction/:uid', async (request, reply) => {
    const interaction = await interactionOf(provider, request, reply);
    const language = languageOf(request, interaction);
    if (!interaction) return expired(reply, language);
    const { uid } = interaction;
    const form = loginForm.safeParse(request.body);
    if (!form.success) return send(reply, 422, loginPage({ language, uid, fault: 'missing' }));
    const { login, password } = form.data;
    const refusal = await limited(limits, request, login);
    if (refusal) return tooMany(reply, language, refusal);
    const account = await accounts.authenticate(login, password);
    if (!account) return send(reply, 401, loginPage({ language, uid, login, fault: 'wrong' }));
    const result = { login: { accountId: account.login } };
    const next = await provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: false,
    });
    return reply.headers(pageHeaders).redirect(next, 303);
  });
}

/** The interaction of the browser's cookie, where it is the one of the address and has not ended. */
async function interactionOf(
  provider: Provider,
  request: FastifyRequest<{ Params: { uid: string } }>,
  reply: FastifyReply,
): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(request.raw, reply.raw);
    return interaction.uid === request.params.uid && interaction.prompt.name === 'login'
      ? interaction
      : undefined;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

async function limited(
  limits: RateLimits,
  request: FastifyRequest,
  login: string,
): Promise<Problem | undefined> {
  try {
    await limits.consume('login-network', networkOf(request), perNetwork);
    await limits.consume('login-account', login, perAccount);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function languageOf(request: FastifyRequest, interaction: Interaction | undefined): Language {
  const wished = interaction?.params.ui_locales;
  if (typeof wished === 'string') return preferredLanguage(wished.replaceAll(' ', ','));
  return preferredLanguage(request.headers['accept-language']);
}

function expired(reply: FastifyReply, language: Language): FastifyReply {
  return send(reply, 400, messagePage(language, texts[language].expiredTitle, texts[language].expired));
}

function tooMany(reply: FastifyReply, language: Language, { status, retryAfter }: Problem): FastifyReply {
  void reply.header('retry-after', String(retryAfter ?? 60));
  return send(reply, status, messagePage(language, texts[language].limitedTitle, texts[language].limited));
}

function send(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply.status(status).headers(pageHeaders).type('text/html; charset=utf-8').send(markup);
}
