import { type ChildProcess, spawn } from 'node:child_process'

/**
 * The shell between waits for the end of its standard input, which comes when this process ends in whatever way (kill -9
 * too), and then ends the child.
 */
const shellBetween = `
exec 3<&0
"$@" </dev/null 3<&- & child=$!
{ cat <&3 >/dev/null; kill $child; } 2>/dev/null & watcher=$!
wait $child; status=$?
kill $watcher 2>/dev/null
exit $status`

/** The same where there is no such shell; a Node takes 40 MB more. */
const nodeBetween = `
const [binary, ...options] = process.argv.slice(1)
const child = require('node:child_process').spawn(binary, options, { stdio: ['ignore', 'ignore', 'inherit'], windowsHide: true })
child.once('error', (error) => { console.error(error.message); process.exit(1) })
child.once('exit', (code) => process.exit(code ?? 1))
process.stdin.once('end', () => child.kill()).resume()`

/** Starts a program that ends with this process, or as soon as its standard input is ended; its standard error can be read. */
export function spawnWithParent(binary: string, options: string[], platform: string = process.platform): ChildProcess {
  const [command, ...before] =
    platform === 'win32' ? [process.execPath, '-e', nodeBetween, '--'] : ['/bin/sh', '-c', shellBetween, 'sh']
  // Its own group: a Ctrl-C in the terminal is for us, who still have to write while we close.
  const apart = { detached: true, windowsHide: true }
  return spawn(command, [...before, binary, ...options], { stdio: ['pipe', 'ignore', 'pipe'], ...apart })
}
