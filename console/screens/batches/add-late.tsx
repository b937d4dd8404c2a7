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

/** Lets people take part who were surveyed or clarified since the candidates were frozen; says of each what became of them. */
export function AddLate({ batch }: { batch: BatchSheet }) {
  const words = useWords(lateWords)
  const [isOpen, setOpen] = useState(false)
  const [added, setAdded] = useState<Added>()
  const close = () => {
    setOpen(false)
    setAdded(undefined)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.addLate}</Button>
      <Modal open={isOpen} title={words.addLate} footer={null} onCancel={close} destroyOnHidden>
        <p>{words.addLateMeans}</p>
        {added && <BecameOf added={added} />}
        <ActForm<'POST /v1/transfer-batches/{batchId}/candidates', Typed>
          address="POST /v1/transfer-batches/{batchId}/candidates"
          said={({ workerIds = '', surveyId }) => ({
            params: { batchId: batch.batchId },
            body: {
              workerIds: workerIds.split(/[\s,，;；、]+/).filter((id) => id !== ''),
              ...(surveyId !== undefined && { surveyId }),
            } as Adding,
          })}
          submit={words.addLate}
          onDone={setAdded}
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

function BecameOf({ added }: { added: Added }) {
  const words = useWords(lateWords)
  const say = useSay()
  return (
    <Alert
      type={added.added > 0 ? 'success' : 'info'}
      style={{ marginBottom: 12 }}
      title={words.became(added.added, added.alreadyIn, added.refused)}
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
