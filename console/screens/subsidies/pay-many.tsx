import { Alert, App, Button, Drawer, Form, Input, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { inYuan } from '../../../domain/kernel/money.ts'
import { mostPaidAtOnce } from '../../../domain/subsidies/most-paid-at-once.ts'
import type { PaidLine } from '../../../domain/subsidies/pay-claims.ts'
import { readPaymentList } from '../../../domain/subsidies/read-payment-list.ts'
import type { SubsidyClaim } from '../../../domain/subsidies/subsidy-claim.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { csvOf } from '../../parts/csv-of.ts'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'
import { useAhead } from '../../service/service-time.ts'
import { textOfFile } from '../../service/text-of-file.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { subsidiesWords } from './subsidies-words.ts'
import type { ChosenWindow } from './use-chosen-window.tsx'

type Told = Answer<'POST /v1/subsidies/payments'>

/** 批量登记发放: the list of claims to pay out, and the same list back with the numbers of the receipts; said line by line. */
export function PayMany({ of, claims }: { of: ChosenWindow; claims: readonly SubsidyClaim[] }) {
  const words = useWords(subsidiesWords)
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<Told>()
  const close = () => {
    setOpen(false)
    setTold(undefined)
  }
  const toPay = claims.filter(({ progress }) => progress.state === 'noticed')
  const save = () => {
    const rows = toPay.map(({ claimId, amount }) => [claimId, amount ? String(inYuan(amount)) : '', '', ''])
    const csv = csvOf([['申请编号', '金额（元）', '回执号', '发放日期'], ...rows])
    saveBlob(new Blob([csv], { type: 'text/csv' }), `${of.policy.policyId}-${of.window}-to-pay.csv`)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.payMany}</Button>
      <Drawer title={words.payMany} open={isOpen} onClose={close} size={640} destroyOnHidden>
        <p className="quiet">{words.payManyThen}</p>
        <Space wrap className="filters">
          <Button disabled={toPay.length === 0} onClick={save}>
            {words.listToPay(toPay.length)}
          </Button>
        </Space>
        <PayForm of={of} onTold={setTold} />
        {told && <WhatBecame told={told} />}
      </Drawer>
    </>
  )
}

interface Typed {
  readonly on: CalendarDate
  readonly list: string
}

function PayForm({ of, onTold }: { of: ChosenWindow; onTold: (told: Told) => void }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { message } = App.useApp()
  const today = beijingDay(Date.now() + useAhead())
  const { county, policy, window } = of
  const read = (list: string): readonly PaidLine[] | null => {
    const lines = readPaymentList(list)
    const faults = {
      'no-lines': words.listNoLines,
      'no-claim-head': words.listNoClaim,
      'no-receipt-head': words.listNoReceipt,
      'quotation-open': words.listQuotation,
    }
    const fault = typeof lines === 'string' ? faults[lines] : undefined
    const isLong = typeof lines !== 'string' && lines.length > mostPaidAtOnce
    if (fault !== undefined || isLong) message.error(fault ?? words.listLong(mostPaidAtOnce))
    return typeof lines === 'string' || isLong ? null : lines
  }
  return (
    <ActForm<'POST /v1/subsidies/payments', Typed>
      address="POST /v1/subsidies/payments"
      said={({ on, list }) => {
        const lines = read(list)
        return lines && { body: { policyId: policy.policyId, window, county, on, lines: [...lines] } }
      }}
      initial={{ on: today }}
      submit={words.payMany}
      onDone={onTold}
    >
      {(form) => (
        <>
          <Form.Item name="on" label={words.payDay} rules={[{ required: true, message: '' }]}>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item label={words.listFile} htmlFor="payment-list-file">
            <input
              id="payment-list-file"
              type="file"
              accept=".csv,.txt,text/csv"
              onChange={({ target }) => {
                const [file] = target.files ?? []
                if (!file) return
                void textOfFile(file).then((list) => {
                  if (typeof list === 'string') form.setFieldValue('list', list)
                  else message.error(say(list))
                })
              }}
            />
          </Form.Item>
          <Form.Item
            name="list"
            label={words.listText}
            extra={words.listHeads}
            rules={[{ required: true, message: '' }]}
          >
            <Input.TextArea rows={6} spellCheck={false} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

function WhatBecame({ told }: { told: Told }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { paid, already, stays, total, lines } = told
  return (
    <section aria-label={words.whatBecame} style={{ marginTop: 12 }}>
      <Alert
        type={stays > 0 ? 'warning' : 'success'}
        title={
          <>
            {words.paidCount(paid, already, stays)} <Yuan of={total} />
          </>
        }
      />
      <Rows
        label={words.whatBecame}
        rows={lines.filter(({ outcome }) => outcome === 'stays')}
        rowKey={({ line }) => String(line)}
        empty={words.allRecorded}
        columns={[
          { title: words.line, shows: ({ line }) => line, width: 60 },
          { title: words.claimNumber, shows: ({ claimId }) => claimId.slice(0, 14), width: 150 },
          { title: words.whyStays, shows: ({ why }) => why && say(why) },
        ]}
      />
    </section>
  )
}
