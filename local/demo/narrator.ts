import type { Clock } from '../../domain/kernel/instant.ts'
import { dateInShanghai, timeInShanghai } from '../../domain/kernel/instant.ts'

/** Tells a person at a terminal how far things are. */
export interface Narrator {
  /** One line with the simulated date. */
  say(text: string): void
  /** One line as it is. */
  readonly write: (text: string) => void
  /** A bar that stays in place, on a terminal only; the next line takes its place. `share` from 0 to 1. */
  progress(label: string, share: number): void
}

const barWidth = 30

export function narrator(stream: NodeJS.WriteStream, clock: Clock): Narrator {
  const clearBar = stream.isTTY ? '\r\u001b[K' : ''
  const moment = () => `${dateInShanghai(clock.now())} ${timeInShanghai(clock.now())}`
  return {
    say: (text) => stream.write(`${clearBar}${moment()}  ${text}\n`),
    write: (text) => stream.write(`${clearBar}${text}\n`),
    progress(label, share) {
      if (!stream.isTTY) return
      const done = Math.round(barWidth * Math.min(1, Math.max(0, share)))
      stream.write(`${clearBar}${moment()}  ${'█'.repeat(done)}${'░'.repeat(barWidth - done)} ${label}`)
    },
  }
}
