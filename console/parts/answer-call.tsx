import { App, Button, Checkbox, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { ItemOf } from '../service/call.ts'
import { useAct } from '../service/use-act.ts'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Moment } from './moment.tsx'
import { Refusal } from './refusal.tsx'
import { replyWords } from './reply-words.ts'

type PhoneCall = ItemOf<'GET /v1/calls'>

const callWords = inBoth(
  {
    ask: '问',
    unheard: '短信没有送到',
    until: '答复截止',
    notReached: '没有联系上',
    once: '每个问题只打一次电话：没联系上也算打过，之后不再提醒。',
    recorded: '已登记',
    amount: '实发多少元',
    late: '比说好的日子晚发',
    contract: '书面劳动合同',
    signed: '签了',
    notSigned: '没签',
  },
  {
    ask: 'Ask',
    unheard: 'The text did not arrive',
    until: 'Open until',
    notReached: 'Not reached',
    once: 'A question is asked once by telephone: also where nobody answers, and no reminder follows.',
    recorded: 'On record',
    amount: 'Yuan that arrived',
    late: 'later than promised',
    contract: 'Written contract',
    signed: 'signed',
    notSigned: 'not signed',
  },
)

/** What to ask on the telephone, and what was said, a button each. */
export function AnswerCall({ call, onDone }: { call: PhoneCall; onDone?: () => void }) {
  const words = useWords(callWords)
  const { colon } = useWords(sharedWords)
  const say = useSay()
  const { message } = App.useApp()
  const act = useAct('POST /v1/calls/{callId}/answer', {
    onDone: () => {
      message.success(words.recorded)
      onDone?.()
    },
  })
  const [amount, setAmount] = useState('')
  const [late, setLate] = useState(false)
  const [contract, setContract] = useState<'signed' | 'not-signed'>()
  const takesAmount = call.answers.includes('paid')
  const answer = (said: (typeof call.answers)[number] | 'not-reached') => {
    const beside = said === 'not-reached' ? {} : { ...(contract && { contract }) }
    const wage = said === 'paid' ? { amount: amount.trim(), late } : {}
    act.mutate({ params: { callId: call.callId }, body: { answer: said, ...wage, ...beside } })
  }
  const said = act.variables?.body.answer
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <div>
        <strong>{words.ask}</strong>
        {colon}
        {say(call.questionWords)}
        <div className="quiet">
          {call.isUnheard && <>{words.unheard} · </>}
          {words.until} <Moment at={call.until} />
        </div>
      </div>
      <Refusal error={act.error} />
      {(takesAmount || call.asksContract) && (
        <Space wrap>
          {takesAmount && (
            <Input
              aria-label={words.amount}
              placeholder={words.amount}
              inputMode="decimal"
              maxLength={40}
              value={amount}
              style={{ width: 160 }}
              onChange={({ target }) => setAmount(target.value)}
            />
          )}
          {takesAmount && (
            <Checkbox checked={late} onChange={({ target }) => setLate(target.checked)}>
              {words.late}
            </Checkbox>
          )}
          {call.asksContract && (
            <Select<'signed' | 'not-signed'>
              aria-label={words.contract}
              placeholder={words.contract}
              value={contract}
              allowClear
              style={{ minWidth: 160 }}
              onChange={setContract}
              options={[
                { value: 'signed', label: words.signed },
                { value: 'not-signed', label: words.notSigned },
              ]}
            />
          )}
        </Space>
      )}
      <Space wrap>
        {call.answers.map((one) => (
          <Button
            key={one}
            loading={act.isPending && said === one}
            disabled={one === 'paid' && amount.trim() === ''}
            onClick={() => answer(one)}
          >
            {say(replyWords[one])}
          </Button>
        ))}
        <Button type="dashed" loading={act.isPending && said === 'not-reached'} onClick={() => answer('not-reached')}>
          {words.notReached}
        </Button>
      </Space>
      <span className="quiet">{words.once}</span>
    </Space>
  )
}
