import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useAhead } from '../../service/service-time.ts'
import { useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

/** The time line: what was done stands in full, time in which the batch stood waiting for people is folded into one line. */
export function StepsTaken({ batch: { steps, state } }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const now = Date.now() + useAhead()
  const isOver = state === 'completed' || state === 'cancelled' || state === 'failed'
  const lines = steps.map((one, index) => {
    const next = steps[index + 1]
    const end = next ? Date.parse(next.since) : isOver ? Date.parse(one.since) : now
    return { ...one, isNow: !next && !isOver, milliseconds: Math.max(0, end - Date.parse(one.since)) }
  })
  const waits = ({ step }: (typeof lines)[number]) => states.step[step].look === 'waiting'
  const sum = (some: typeof lines) => some.reduce((total, { milliseconds }) => total + milliseconds, 0)
  return (
    <section aria-label={words.timeLine}>
      <h2 style={{ fontSize: 16, margin: '0 0 4px' }}>{words.timeLine}</h2>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {words.inAll(words.span(sum(lines)), words.span(sum(lines.filter(waits))))}
      </p>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {lines.map((line) => (
          <li
            key={`${line.since} ${line.step}`}
            aria-current={line.isNow ? 'step' : undefined}
            style={{
              borderLeft: waits(line) ? '3px dashed #b8860b' : '3px solid #0b5c3b',
              padding: '3px 0 3px 12px',
              display: 'flex',
              flexWrap: 'wrap',
              gap: 8,
            }}
          >
            <StateTag of="step" state={line.step} />
            <span className="quiet">
              <Moment at={line.since} />
            </span>
            <span>
              {waits(line)
                ? words.waited(words.span(line.milliseconds))
                : line.step !== 'ended' && words.span(line.milliseconds)}
              {line.isNow && ` · ${words.goesOn}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
