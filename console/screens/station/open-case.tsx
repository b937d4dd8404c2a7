import { Button, Form, Input, Modal, Radio, Select, Space } from 'antd'
import { useState } from 'react'
import type { CaseId, WorkerId } from '../../../domain/kernel/ids.ts'
import { OpenableKind } from '../../../domain/stabilisation/case-kinds.ts'
import type { OpenCase as Opening } from '../../../domain/stabilisation/open-by-hand.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { caseKindWords, tellerWords } from '../../parts/case-kind-words.ts'
import { FindPeople } from '../../parts/find-people.tsx'
import { findPeopleWords } from '../../parts/find-people-words.ts'
import type { Answer } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { stationWords } from './station-words.ts'

type Found = Answer<'POST /v1/workers/search'>['items']
type Typed = Partial<Pick<Opening, 'kind' | 'toldBy' | 'note'>>

/** A colleague opens a case for somebody whom they find first; where one of the kind is open already, that one is shown. */
export function OpenCase({ onOpened }: { onOpened: (caseId: CaseId) => void }) {
  const words = { ...useWords(findPeopleWords), ...useWords(stationWords) }
  const [isOpen, setOpen] = useState(false)
  const [found, setFound] = useState<Found>()
  const [workerId, setWorkerId] = useState<WorkerId>()
  const close = () => {
    setOpen(false)
    setFound(undefined)
    setWorkerId(undefined)
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.newCase}
      </Button>
      <Modal title={words.newCase} open={isOpen} onCancel={close} footer={null} destroyOnHidden>
        <Space orientation="vertical" style={{ width: '100%' }}>
          <FindPeople
            onFound={(items) => {
              setFound(items)
              setWorkerId(items.length === 1 ? items[0]?.workerId : undefined)
            }}
          />
          {found?.length === 0 && <span role="status">{words.foundNobody}</span>}
          {found && found.length > 0 && (
            <Radio.Group
              aria-label={words.person}
              value={workerId ?? null}
              onChange={({ target }) => setWorkerId(target.value as WorkerId)}
              options={found.map((one) => ({ value: one.workerId, label: `${one.name} ${one.phone}` }))}
            />
          )}
          {workerId && (
            <ActForm<'POST /v1/cases', Typed>
              key={workerId}
              address="POST /v1/cases"
              initial={{ toldBy: 'worker' }}
              said={(typed) => ({ body: { ...typed, workerId } as Opening })}
              submit={words.newCase}
              onDone={({ caseId }) => {
                close()
                onOpened(caseId)
              }}
            >
              <CaseFields />
            </ActForm>
          )}
        </Space>
      </Modal>
    </>
  )
}

function CaseFields() {
  const words = useWords(stationWords)
  const say = useSay()
  const optionsOf = useOptionsOf()
  return (
    <>
      <Form.Item name="kind" label={words.kind} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={OpenableKind.options.map((kind) => ({ value: kind, label: say(caseKindWords[kind]) }))}
        />
      </Form.Item>
      <Form.Item name="toldBy" label={words.whoTold} rules={[{ required: true }]}>
        <Select options={optionsOf(tellerWords)} />
      </Form.Item>
      <Form.Item name="note" label={words.noteSealed}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  )
}
