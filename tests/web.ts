/** A web of one server on this machine, to which every vetted address leads; what is tried at all is written down. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { type Means, openOutside } from '../src/ground/fetch.ts'
import { certificate } from './certificate.ts'

const open = new Set<Server>()
after(() => {
  for (const server of open) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(server: Server): Promise<number> {
  open.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** `names`: what a name resolves to, answer by answer; the last one stays. */
export async function openWeb(
  answer: RequestListener,
  names: Record<string, string[][]> = {},
  means: Partial<Means> = {},
) {
  const plain = await listen(createServer(answer))
  const secure = await listen(createSecure(certificate, answer) as unknown as Server)
  const reached: string[] = []
  const times = new Map<string, number>()
  const outside = openOutside({
    resolve: async (name) => {
      const turn = times.get(name) ?? 0
      times.set(name, turn + 1)
      const answers = names[name] ?? [['93.184.216.34']]
      return answers[Math.min(turn, answers.length - 1)]!
    },
    reach: (address, port) => {
      reached.push(`${address} ${port}`)
      return { address: '127.0.0.1', port: port === 443 ? secure : plain }
    },
    ca: certificate.cert,
    ...means,
  })
  return { outside, reached }
}
