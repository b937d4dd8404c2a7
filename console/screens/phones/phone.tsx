import { ExportOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useWords } from '../../words/language.tsx'
import { phonesWords } from './phones-words.ts'
import { type Said, type SimulatedPhone, useTyping } from './simulated-phones.ts'

/** What is mostly typed: the answers of the texts. */
const usual = ['1', '2', '3', '不去了', '求助'] as const

/** One phone: what it was texted, what was typed on it, and keys to answer. */
export function Phone({ phone, talk }: { phone: SimulatedPhone; talk: readonly Said[] }) {
  const words = useWords(phonesWords)
  const [text, setText] = useState('')
  const typing = useTyping(phone.id)
  const end = useRef<HTMLDivElement>(null)
  // The newest is what somebody reads.
  useEffect(() => {
    if (talk.length > 0) end.current?.scrollTo({ top: end.current.scrollHeight })
  }, [talk.length])
  const type = (typed: string) => typing.mutate(typed, { onSuccess: () => setText('') })
  return (
    <>
      <section className="phone" aria-label={words.talk(phone.phone)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <div className="phone-talk" ref={end} tabIndex={0} role="log">
          {talk.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two texts of one second may be the same
            <div key={`${one.at} ${index}`} className={one.from === 'service' ? 'phone-heard' : 'phone-typed'}>
              {one.text}
              <div>
                <Moment at={one.at} />
              </div>
              {one.from === 'service' && one.page !== null && (
                <a href={one.page} target="_blank" rel="noopener noreferrer">
                  <ExportOutlined aria-hidden /> {words.openPage}
                </a>
              )}
            </div>
          ))}
        </div>
        <div className="phone-keys">
          <Space wrap size="small">
            {usual.map((one) => (
              <Button key={one} aria-label={words.replyWith(one)} loading={typing.isPending} onClick={() => type(one)}>
                {one}
              </Button>
            ))}
          </Space>
          <Space.Compact style={{ width: '100%', marginTop: 8 }}>
            <Input
              aria-label={words.reply}
              value={text}
              maxLength={70}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={() => text.trim() !== '' && type(text)}
            />
            <Button type="primary" disabled={text.trim() === ''} loading={typing.isPending} onClick={() => type(text)}>
              {words.send}
            </Button>
          </Space.Compact>
        </div>
      </section>
      <Refusal error={typing.error} />
      <p className="quiet">{words.soon}</p>
    </>
  )
}
