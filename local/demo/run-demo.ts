import { join } from 'node:path'
import { epochOf, instantOf } from '../../domain/kernel/instant.ts'
import { claimDataFolder } from '../claim-data-folder.ts'
import { jumpingClock } from '../clock/jumping-clock.ts'
import { bringUpToDate } from '../data-format/bring-up-to-date.ts'
import { dataProblem } from '../data-problem.ts'
import { openLedger } from '../partners/ledger.ts'
import { journalIn } from '../runtime/journal-in.ts'
import { SetupProblem } from '../setup-problem.ts'
import { latestInstant } from '../stepfunctions/journal/latest-instant.ts'
import { demoStart } from './demo-start.ts'
import { narrator } from './narrator.ts'
import type { DemoEnd, DemoScript } from './play-demo.ts'
import { openStory } from './story.ts'

export interface DemoOptions extends DemoScript {
  /** What this demo is about, in words: a folder is continued only with the same. */
  readonly begunWith?: string
  /** Where the story is told. */
  readonly stream: NodeJS.WriteStream
}

/**
 * The whole journey of one batch, told line by line; `look` reads what became of it before everything closes. In a folder
 * that is kept it continues where it stopped, and what `look` answered once, as JSON, it answers again.
 * @throws SetupProblem when the folder holds something else, something damaged or of a later version, or a demo that was
 * begun in another way.
 */
export async function runDemo<Seen>(options: DemoOptions, look: (end: DemoEnd) => Promise<Seen>): Promise<Seen> {
  const { data, keep = false, begunWith = '', stream } = options
  const opened: (() => unknown)[] = [await claimDataFolder(data)]
  try {
    await bringUpToDate(data, (line) => stream.write(`${line}\n`))
    const ledger = openLedger(keep ? join(data, 'partners.sqlite') : undefined)
    opened.push(() => ledger.close())
    const latest = Math.max(latestInstant(journalIn(data)) ?? 0, ledger.lastKept ?? 0)
    const clock = jumpingClock({ start: instantOf(Math.max(epochOf(demoStart), latest)), seed: options.seed })
    const teller = narrator(stream, clock)
    const story = openStory(ledger, clock)
    if (latest > 0 && !story.isDone('begin'))
      throw new SetupProblem(`${data} holds something else than a demo: choose another folder with --data`)
    const before = await story.once('begin', () => begunWith)
    // Releases before took a digest of generated rows, too.
    if (before !== begunWith && before.replace(/ \([0-9a-f]{8}\)$/, '') !== begunWith)
      throw new SetupProblem(`${data} holds a demo of ${before}: give the same options and files, or another --data`)
    if (story.isDone('end')) teller.write(`The demo in ${data} has ended. What it came to:`)
    else if (latest > 0) teller.say(`going on with the demo in ${data}, which was broken off here`)
    return await story.once('end', async () => {
      // The whole service, which is not needed to tell once more what a demo came to.
      const { playDemo } = await import('./play-demo.ts')
      return playDemo(options, { ledger, clock, teller, story, opened }, look)
    })
  } catch (error) {
    throw dataProblem(error, data)
  } finally {
    for (const close of opened.reverse()) await close()
  }
}
