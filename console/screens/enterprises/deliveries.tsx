import { App, Button, Select, Space } from 'antd'
import { useSearchParams } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import { enterprisesWords } from './enterprises-words.ts'
import { ReplayAll } from './replay-all.tsx'
import { useMay } from './use-may.ts'
import { WebhookAddress } from './webhook-address.tsx'
import { WebhookSecret } from './webhook-secret.tsx'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type Delivery = ItemOf<'GET /v1/enterprises/{enterpriseId}/deliveries'>

/** Events on their way to the server of an enterprise: which it took, which it did not and what it answered; each can go again. */
export function Deliveries({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const say = useSay()
  const may = useMay(enterprise)
  const [address, setAddress] = useSearchParams()
  const state = (address.get('delivered') ?? undefined) as Delivery['state'] | undefined
  const params = { enterpriseId: enterprise.id }
  const query = { state }
  const list = useList('GET /v1/enterprises/{enterpriseId}/deliveries', { params, query }, { every: liveEvery.lists })
  const chosen = address.get('delivery') ?? undefined
  const put = (name: string, value: string | undefined) =>
    setAddress((now) => {
      if (value === undefined) now.delete(name)
      else now.set(name, value)
      return now
    })
  const hasAddress = enterprise.webhookUrl !== undefined
  return (
    <>
      <WebhookAddress enterprise={enterprise} />
      {hasAddress && may.manage && <WebhookSecret enterprise={enterprise} />}
      {(hasAddress || list.items.length > 0) && (
        <>
          <div className="filters" style={{ marginTop: 12 }}>
            <Select
              aria-label={words.standing}
              placeholder={words.standing}
              allowClear
              style={{ minWidth: 120 }}
              value={state ?? null}
              onChange={(value: Delivery['state'] | null) => put('delivered', value ?? undefined)}
              options={(Object.keys(states.delivery) as Delivery['state'][]).map((value) => ({
                value,
                label: say(states.delivery[value]),
              }))}
            />
            {may.manage && <ReplayAll enterpriseId={enterprise.id} state={state} />}
          </div>
          <Rows
            label={words.deliveries}
            rows={list.items}
            rowKey={({ id }) => id}
            chosen={chosen}
            onChoose={({ id }) => put('delivery', id)}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={words.noDeliveries}
            columns={[
              { title: words.created, shows: ({ createdAt }) => <Moment at={createdAt} />, width: 110 },
              { title: words.type, shows: ({ type }) => type },
              { title: words.standing, shows: (one) => <StateTag of="delivery" state={one.state} />, width: 90 },
              { title: words.attempts, align: 'right', shows: ({ attempts }) => attempts, width: 50 },
            ]}
          />
          {chosen !== undefined && <OneDelivery enterprise={enterprise} deliveryId={chosen as Delivery['id']} />}
        </>
      )}
    </>
  )
}

function OneDelivery({ enterprise, deliveryId }: { enterprise: Enterprise; deliveryId: Delivery['id'] }) {
  const words = useWords(enterprisesWords)
  const may = useMay(enterprise)
  const { message } = App.useApp()
  const params = { enterpriseId: enterprise.id, deliveryId }
  const read = useAnswer('GET /v1/enterprises/{enterpriseId}/deliveries/{deliveryId}', { params })
  const replay = useAct('POST /v1/enterprises/{enterpriseId}/deliveries/{deliveryId}/replay', {
    onDone: () => void message.success(words.replayed),
  })
  if (!read.data) return <Refusal error={read.error} />
  const { delivery, attempts } = read.data
  return (
    <section aria-label={delivery.type} style={{ marginTop: 12 }}>
      <Space wrap>
        <strong>{delivery.type}</strong> <code>{delivery.id}</code>
        {may.manage && (
          <Button size="small" loading={replay.isPending} onClick={() => replay.mutate({ params })}>
            {words.replay}
          </Button>
        )}
      </Space>
      <Refusal error={replay.error} />
      <Rows
        label={words.attempts}
        rows={attempts}
        rowKey={({ at }) => at}
        columns={[
          { title: words.created, shows: ({ at }) => <Moment at={at} />, width: 110 },
          { title: words.status, shows: ({ status, failure }) => status ?? failure ?? words.noAnswer },
          { title: words.took, align: 'right', shows: ({ milliseconds }) => milliseconds, width: 60 },
          { title: words.lastAnswer, shows: ({ answer }) => <code>{answer.slice(0, 200)}</code> },
        ]}
      />
    </section>
  )
}
