/** The browser's part of passkeys; `undefined` where whoever sits there broke off. */
type Broken = undefined

/** Older browsers know passkeys, but not their JSON: they are offered the other ways. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

export async function makePasskey(options: string): Promise<string | Broken> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
  return answerOf(() => navigator.credentials.create({ publicKey }))
}

export async function askPasskey(options: string): Promise<string | Broken> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))
  return answerOf(() => navigator.credentials.get({ publicKey }))
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<string | Broken> {
  try {
    const made = (await ask()) as PublicKeyCredential | null
    return made ? JSON.stringify(made.toJSON()) : undefined
  } catch {
    return undefined // broken off, timed out, or already there: the browser has said so itself
  }
}
