import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { NoticeId } from '../../../domain/kernel/ids.ts'
import type { Complaints, PostNotices, SubsidyNotice } from '../../../domain/subsidies/subsidy-notice.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { beijingDay, dayAfter } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { noticeLevelWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'
import type { ChosenWindow } from './use-chosen-window.tsx'

type Typed = Pick<PostNotices, 'level' | 'from' | 'until'> & { readonly complaints: Complaints }

interface Props {
  readonly of: ChosenWindow
  /** Whose contacts the form begins with. */
  readonly last: SubsidyNotice | undefined
  readonly onPosted: (noticeId: NoticeId) => void
}

/** 批量公示: all claims of the window that stood on none of the level, on one notice in one act. */
export function PostMany({ of, last, onPosted }: Props) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const optionsOf = useOptionsOf()
  const today = beijingDay(Date.now() + useAhead())
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<Answer<'POST /v1/subsidies/notices'>>()
  const { county, policy, window } = of
  const { policyId, notice } = policy
  const close = () => {
    setOpen(false)
    setTold(undefined)
  }
  const needed = { rules: [{ required: true, message: '' }] }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.postMany}</Button>
      <Drawer title={words.postMany} open={isOpen} onClose={close} size={560} destroyOnHidden>
        <p className="quiet">{words.postManyThen}</p>
        <ActForm<'POST /v1/subsidies/notices', Typed>
          address="POST /v1/subsidies/notices"
          said={(typed) => ({ body: { policyId, window, county, ...typed } })}
          initial={{
            level: notice?.levels[0] ?? 'county',
            from: today,
            until: dayAfter(today, (notice?.days ?? 1) - 1),
            ...(last && { complaints: last.complaints }),
          }}
          submit={words.postMany}
          onDone={(answer) => {
            setTold(answer)
            if (answer.noticed + answer.already > 0) onPosted(answer.notice.noticeId)
          }}
        >
          <Form.Item name="level" label={words.noticeLevel} {...needed}>
            <Select options={optionsOf(noticeLevelWords)} style={{ maxWidth: 180 }} />
          </Form.Item>
          <Form.Item name="from" label={words.from} {...needed}>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="until" label={words.until} {...needed}>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name={['complaints', 'office']} label={words.complaintsOffice} {...needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['complaints', 'place']} label={words.complaintsPlace} {...needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['complaints', 'phone']} label={words.complaintsPhone} {...needed}>
            <Input maxLength={20} style={{ maxWidth: 220 }} />
          </Form.Item>
        </ActForm>
        {told && (
          <section aria-label={words.whatBecame} style={{ marginTop: 12 }}>
            <Alert
              type={told.stays > 0 ? 'warning' : 'success'}
              title={
                <>
                  {words.noticedCount(told.noticed, told.already, told.stays)} <Yuan of={told.total} />
                  {!told.isWhole && <div>{words.goOn}</div>}
                </>
              }
            />
            {told.stays > 0 && (
              <Rows
                label={words.whatBecame}
                rows={told.claims.filter(({ outcome }) => outcome === 'stays')}
                rowKey={({ claimId }) => claimId}
                columns={[
                  { title: words.claimNumber, shows: ({ claimId }) => claimId.slice(0, 14), width: 150 },
                  { title: words.whyStays, shows: ({ why }) => why && say(why) },
                ]}
              />
            )}
          </section>
        )}
      </Drawer>
    </>
  )
}
