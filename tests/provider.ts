/** A real OpenID provider on the loopback, whose people sign in at once: `oidc-provider`, certified. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
// Comes without types.
// @ts-expect-error
import OidcProvider from 'oidc-provider'
import type { Provider } from '#modules/people/provider.ts'

export type Account = { sub: string; email?: string; email_verified?: boolean }

export async function openProvider(backTo: string, method = 'client_secret_basic') {
  const accounts = new Map<string, Account>()
  let present: Account | undefined
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, clientSecret] = ['leitstern', 'ein-langes-geheimnis-der-probe']
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [backTo],
        token_endpoint_auth_method: method,
      },
    ],
    clientAuthMethods: [method],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['probe'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => accounts.get(id) }),
    async loadExistingGrant(ctx: { oidc: Context }) {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, reply) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, reply)
    return provider.interactionFinished(request, reply, { login: { accountId: present!.sub } })
  })
  const at: Provider = { issuer, clientId, clientSecret, name: 'Vereinskonto' }
  return {
    at,
    /** Whoever comes from now on is this one. */
    is(account: Account) {
      accounts.set(account.sub, account)
      present = account
    },
    /** A browser that goes there, signs in and is sent back. */
    async visit(url: string): Promise<{ code: string; state: string; error: string | null }> {
      const cookies = new Map<string, string>()
      let next = url
      for (let hops = 0; hops < 10 && !next.startsWith(backTo); hops++) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
        const seen = await fetch(next, { redirect: 'manual', headers: { cookie } })
        for (const set of seen.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          cookies.set(name, value)
        }
        next = new URL(seen.headers.get('location') ?? backTo, next).href
      }
      const back = new URL(next).searchParams
      return { code: back.get('code') ?? '', state: back.get('state') ?? '', error: back.get('error') }
    },
  }
}

type Grant = { addOIDCScope(scope: string): void; save(): Promise<void> }
type Context = { provider: { Grant: new (of: object) => Grant }; session: { accountId: string } }
