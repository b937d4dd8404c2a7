import { Alert, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { caseKindWords } from '../../parts/case-kind-words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { stationWords } from './station-words.ts'

type Moved = Answer<'POST /v1/cases/moves'>

/** A colleague's whole caseload to another, as before a holiday: first what would become of it, then what became. */
export function MoveCases({ from, isEmpty }: { from: string; isEmpty: boolean }) {
  const words = { ...useWords(sharedWords), ...useWords(stationWords) }
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  /** What was answered, and for whom. */
  const [told, setTold] = useState<{ to: string; answer: Moved }>()
  const act = useAct('POST /v1/cases/moves')
  const to = typed.trim()
  const isSeen = told?.to === to && told.answer.dryRun
  const isDone = told?.answer.dryRun === false
  const move = (dryRun: boolean) =>
    act.mutate(
      { body: { from, to, caseIds: null, dryRun } },
      { onSuccess: (answer) => setTold({ to, answer }), onError: () => setTold(undefined) },
    )
  const close = () => {
    setOpen(false)
    setTyped('')
    setTold(undefined)
    act.reset()
  }
  return (
    <>
      <Button size="small" disabled={isEmpty} onClick={() => setOpen(true)}>
        {words.moveAll}
      </Button>
      <Modal open={isOpen} title={words.moveTitle(from)} footer={null} onCancel={close} destroyOnHidden>
        <Form layout="vertical" onFinish={() => !act.isPending && !isDone && to !== '' && move(!isSeen)}>
          <Form.Item label={words.colleague} htmlFor="move-to">
            <Input
              id="move-to"
              value={typed}
              maxLength={200}
              disabled={isDone}
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
            />
          </Form.Item>
          {told && (isSeen || isDone) && <BecameOf answer={told.answer} />}
          <Refusal error={act.error} />
          <Space style={{ marginTop: 12 }}>
            {!isDone && (
              <Button
                type={isSeen ? 'primary' : 'default'}
                htmlType="submit"
                disabled={to === '' || (isSeen && told.answer.moved === 0)}
                loading={act.isPending}
              >
                {isSeen ? words.moveNow(told.answer.moved) : words.moveLook}
              </Button>
            )}
            <Button onClick={close}>{isDone ? words.close : words.cancel}</Button>
          </Space>
        </Form>
      </Modal>
    </>
  )
}

/** How many of each kind pass on, and of those that stay why. */
function BecameOf({ answer: { dryRun, moved, cases, isWhole } }: { answer: Moved }) {
  const words = useWords(stationWords)
  const say = useSay()
  const kinds = counted(cases.flatMap((one) => (one.outcome === 'moved' ? [say(caseKindWords[one.kind])] : [])))
  const whys = counted(cases.flatMap((one) => (one.outcome === 'stays' ? [say(one.why)] : [])))
  return (
    <Alert
      type={dryRun ? 'info' : 'success'}
      role="status"
      title={dryRun ? words.moveThen(moved) : words.moved(moved)}
      description={
        <ul style={{ paddingInlineStart: 20, margin: 0 }}>
          {kinds.map(([kind, count]) => (
            <li key={kind}>
              {kind} {count}
            </li>
          ))}
          {whys.map(([why, count]) => (
            <li key={why}>{words.movesNot(count, why)}</li>
          ))}
          {!isWhole && <li>{words.moveMore}</li>}
        </ul>
      }
    />
  )
}

function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
}
