/** The reference for the live face: a bare `ws` server that sends each body it is posted to every socket, as it is. */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    response.writeHead(200, { 'content-length': 0 }).end()
    const bytes = Buffer.concat(parts)
    for (const socket of sockets.clients) socket.send(bytes, { binary: false })
  })
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
process.on('message', () => process.send!({ settled: true }))
process.once('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as { port: number }).port}`))
