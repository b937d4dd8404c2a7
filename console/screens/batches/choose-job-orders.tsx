import { Button, Input, Table } from 'antd'
import { useState } from 'react'
import { cityByCode } from '../../../domain/kernel/places/cities.ts'
import { Count } from '../../parts/count.tsx'
import { FirmCardLine } from '../../parts/firm-card.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { startWords } from './start-words.ts'

type Order = ItemOf<'GET /v1/job-orders'>
type Sheet = ItemOf<'GET /v1/enterprises'>

/** The job orders, newest first, to tick; one that starts before the travel window cannot be. */
export function ChooseJobOrders({
  chosen,
  from,
  onChange,
}: {
  chosen: readonly string[]
  from: string
  onChange: (ids: string[]) => void
}) {
  const words = { ...useWords(sharedWords), ...useWords(startWords) }
  const [search, setSearch] = useState('')
  const orders = useWholeList('GET /v1/job-orders', { query: { limit: 200 } }, { most: 4000 })
  const enterprises = useWholeList('GET /v1/enterprises', { query: { limit: 200 } }, { most: 4000 })
  const cardOf = new Map<string, Sheet['card']>(enterprises.items.map(({ id, card }) => [id, card]))
  const nameOf = new Map<string, string>(enterprises.items.map(({ id, name }) => [id, name]))
  const rows = orders.items.filter(({ id, post, cityCode, enterpriseId }) =>
    [id, post, cityByCode(cityCode)?.name, nameOf.get(enterpriseId)].some((one) => one?.includes(search.trim())),
  )
  const places = orders.items.filter(({ id }) => chosen.includes(id)).reduce((sum, one) => sum + one.headcount, 0)
  return (
    <>
      <div className="filters">
        <Input.Search
          allowClear
          aria-label={words.search}
          placeholder={words.searchOrders}
          style={{ maxWidth: 320 }}
          onSearch={setSearch}
          onChange={({ target }) => setSearch(target.value)}
        />
        <span className="quiet">{words.ordersChosen(chosen.length, places)}</span>
      </div>
      <Refusal error={orders.error} />
      <div style={{ overflowX: 'auto' }}>
        <Table<Order>
          size="small"
          rowKey="id"
          dataSource={rows}
          loading={orders.isLoading}
          pagination={false}
          style={{ minWidth: 700 }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            preserveSelectedRowKeys: true,
            onChange: (keys) => onChange(keys.map(String)),
            getCheckboxProps: ({ startDate, post }) => ({
              disabled: startDate < from,
              'aria-label': startDate < from ? words.startsTooSoon : post,
            }),
          }}
          columns={[
            {
              title: words.enterprise,
              render: (_, { enterpriseId }) => (
                <>
                  {nameOf.get(enterpriseId) ?? enterpriseId}
                  <FirmCardLine card={cardOf.get(enterpriseId)} />
                </>
              ),
            },
            { title: words.post, dataIndex: 'post' },
            { title: words.city, render: (_, { cityCode }) => <Place code={cityCode} />, width: 100 },
            {
              title: words.wage,
              render: (_, { monthlyWage }) => <Yuan of={monthlyWage} />,
              align: 'right',
              width: 120,
            },
            {
              title: words.headcount,
              render: (_, { headcount }) => <Count of={headcount} />,
              align: 'right',
              width: 80,
            },
            {
              title: words.startDate,
              render: (_, { startDate }) => (
                <>
                  {startDate}
                  {startDate < from && <div className="quiet">{words.startsTooSoon}</div>}
                </>
              ),
              width: 150,
            },
          ]}
        />
      </div>
      {orders.more && (
        <Button block onClick={orders.more} loading={orders.isReadingMore} style={{ marginTop: 8 }}>
          {words.more}
        </Button>
      )}
      {enterprises.more && (
        <Button block type="link" onClick={enterprises.more} loading={enterprises.isReadingMore}>
          {words.moreNames}
        </Button>
      )}
    </>
  )
}
