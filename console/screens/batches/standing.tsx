import { Alert, Space } from 'antd'
import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'
import { waitsWords } from './waits-words.ts'

/** Where it stands in one line: the step, what it waits for, since when and until when; or how it ended and why. */
export function Standing({ batch }: { batch: BatchSheet }) {
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const waits = useWords(waitsWords)
  const say = useSay()
  const { progress } = batch
  if (batch.state !== 'running' && batch.state !== 'releasing')
    return batch.state === 'completed' ? (
      <Alert
        type="success"
        showIcon
        title={
          <>
            {words.completedAt} <Moment at={batch.endedAt} />
          </>
        }
      />
    ) : (
      <Alert
        type={batch.state === 'failed' ? 'error' : 'info'}
        showIcon
        title={
          <>
            {words.endedAt} <Moment at={batch.endedAt} />
          </>
        }
        description={batch.whyWords ? say(batch.whyWords) : batch.why}
      />
    )
  const isWaiting = progress.waitsFor !== null && batch.state === 'running'
  const warnings = batch.warnings.map(({ kind, since, note, ...told }) => (
    <Alert
      key={`${kind} ${note?.en}`}
      type="warning"
      showIcon
      title={say(told)}
      description={
        <>
          {note && say(note)}{' '}
          <span className="quiet">
            {words.since} <Moment at={since} />
          </span>
        </>
      }
    />
  ))
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {warnings}
      <Alert
        type={isWaiting ? 'warning' : 'info'}
        title={
          <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>
            <StateTag of="step" state={progress.step} />
            <span>
              {batch.state === 'releasing' ? (batch.whyWords ? say(batch.whyWords) : batch.why) : waits[progress.step]}
            </span>
            {progress.words?.waitsFor && <span className="quiet">{say(progress.words.waitsFor)}</span>}
            <span className="quiet">
              {words.since} <Moment at={progress.since} />
            </span>
            {progress.until !== null && (
              <span className="quiet">
                {words.until} <Moment at={progress.until} />
              </span>
            )}
          </span>
        }
      />
    </Space>
  )
}
