import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { spawnWithParent } from '../../../local/dynamodb/spawn-with-parent.ts'

const module = new URL('../../../local/dynamodb/spawn-with-parent.ts', import.meta.url).href
/** Stays for as long as somebody lets it. */
const connects = (port: number) => `require('node:net').connect(${port}, '127.0.0.1').resume()`

/** Both ways are tried wherever this runs; only where the platform is that one does it prove it for the platform. */
describe.each(['linux', 'win32'])('as on %s', (platform) => {
  test('the child ends when the process that started it is killed', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const child = connects(typeof address === 'object' && address ? address.port : 0)
    const script = `const { spawnWithParent } = await import(${JSON.stringify(module)})
      spawnWithParent(process.execPath, ['-e', ${JSON.stringify(child)}], '${platform}')`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
    const [socket] = await once(server, 'connection')
    parent.kill('SIGKILL')
    await once(socket.resume(), 'close')
    server.close()
  })

  test('the child ends when its input is ended', async () => {
    const child = spawnWithParent(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], platform)
    child.stdin?.end()
    await once(child, 'exit')
  })

  test('how it ended and what it said comes through', async () => {
    const child = spawnWithParent(process.execPath, ['-e', `console.error('no room'); process.exit(7)`], platform)
    const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')])
    expect([said.trim(), code]).toEqual(['no room', 7])
  })
})
