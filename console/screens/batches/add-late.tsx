import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../parts/act-form.tsx'
import type { Answer, Said } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { lateWords } from './late-words.ts'

type Adding = Said<'POST /v1/transfer-batches/{batchId}/candidates'>['body']
type Added = Answer<'POST /v1/transfer-batches/{batchId}/candidates'>

interface Typed {
  workerIds?: string
  surveyId?: string
}

/**
 * Lets people take part who were surveyed or clarified since the candidates were frozen: says first what would become of each, and then
 * what became of them.
 */
export function AddLate({ batch }: { batch: BatchSheet }) {
  const words = useWords(lateWords)
  const [isOpen, setOpen] = useState(false)
  const [added, setAdded] = useState<Added>()
  /** What was looked at and may now be added as it is. */
  const [seen, setSeen] = useState<string>()
  const [typed, setTyped] = useState<Typed>({})
  const isSeen = seen === JSON.stringify(bodyOf(typed))
  const close = () => {
    setOpen(false)
    setAdded(undefined)
    setSeen(undefined)
    setTyped({})
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.addLate}</Button>
      <Modal open={isOpen} title={words.addLate} footer={null} onCancel={close} destroyOnHidden>
        <p>{words.addLateMeans}</p>
        {added && (seen === undefined || isSeen) && <BecameOf added={added} isDryRun={isSeen} />}
        <ActForm<'POST /v1/transfer-batches/{batchId}/candidates', Typed>
          address="POST /v1/transfer-batches/{batchId}/candidates"
          said={(now) => ({ params: { batchId: batch.batchId }, body: { ...bodyOf(now), dryRun: !isSeen } })}
          submit={isSeen ? words.addNow(added?.added ?? 0) : words.addLook}
          onTyped={setTyped}
          onDone={(answer) => {
            setAdded(answer)
            setSeen(isSeen || answer.added === 0 ? undefined : JSON.stringify(bodyOf(typed)))
          }}
          onCancel={close}
        >
          <Form.Item name="workerIds" label={words.workerIds} extra={words.workerIdsMean}>
            <Input.TextArea rows={4} placeholder="wrk_…" />
          </Form.Item>
          <Form.Item name="surveyId" label={words.surveyId} extra={words.surveyIdMeans}>
            <Input placeholder="svy_…" />
          </Form.Item>
        </ActForm>
      </Modal>
    </>
  )
}

/** Of what was typed; lists are pasted as they come. */
function bodyOf({ workerIds = '', surveyId = '' }: Typed): Adding {
  return {
    workerIds: workerIds.split(/[\s,，;；、]+/).filter((id) => id !== '') as Adding['workerIds'],
    ...(surveyId.trim() !== '' && { surveyId: surveyId.trim() as NonNullable<Adding['surveyId']> }),
  }
}

function BecameOf({ added, isDryRun }: { added: Added; isDryRun: boolean }) {
  const words = useWords(lateWords)
  const say = useSay()
  return (
    <Alert
      role="status"
      type={added.added > 0 && !isDryRun ? 'success' : 'info'}
      style={{ marginBottom: 12 }}
      title={(isDryRun ? words.wouldBecome : words.became)(added.added, added.alreadyIn, added.refused)}
      description={
        <ul style={{ paddingLeft: 20, maxHeight: 240, overflow: 'auto' }}>
          {added.people.map(
            (one) =>
              one.outcome === 'refused' && (
                <li key={one.workerId}>
                  {one.workerId}: {say(one.why)}
                </li>
              ),
          )}
        </ul>
      }
    />
  )
}
