import { App, Form, Input, InputNumber, Select, Space } from 'antd'
import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import { campaignKinds } from '../../../domain/campaigns/campaign-kinds.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { ChooseCounties } from '../../parts/choose-counties.tsx'
import { useCounties } from '../../parts/county-choice.tsx'
import { useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { formWords } from './form-words.ts'

const targets = ['peoplePlaced', 'postsCollected', 'eventsHeld', 'firmsReached'] as const

/** What is typed of a campaign, of which a line of the calendar may tell the first part. */
export type TypedCampaign = Pick<Campaign, 'name' | 'kind' | 'from' | 'until' | 'counties'> & {
  readonly targets: Partial<Record<(typeof targets)[number], number | null>>
}

interface Props {
  readonly campaign?: Campaign
  readonly initial?: Partial<TypedCampaign>
  readonly onDone: (campaignId: Campaign['campaignId']) => void
  readonly onCancel: () => void
}

/** A campaign is entered with its days, counties and targets, or changed by what nobody relies on yet. */
export function CampaignForm({ campaign, initial, onDone, onCancel }: Props) {
  const words = useWords(formWords)
  const { message } = App.useApp()
  const { own } = useCounties()
  const done = ({ campaignId }: Pick<Campaign, 'campaignId'>) => {
    message.success(words.saved)
    onDone(campaignId)
  }
  if (!campaign)
    return (
      <ActForm<'POST /v1/campaigns', TypedCampaign>
        address="POST /v1/campaigns"
        initial={{ ...(own !== undefined && { counties: [own] }), ...initial }}
        submit={words.register}
        onDone={done}
        onCancel={onCancel}
        said={(typed) => ({ body: { ...typed } })}
      >
        <Fields />
        <p className="quiet">{words.campaignThen}</p>
      </ActForm>
    )
  const { campaignId, name, kind, from, until, counties } = campaign
  return (
    <ActForm<'PATCH /v1/campaigns/{campaignId}', TypedCampaign>
      address="PATCH /v1/campaigns/{campaignId}"
      initial={{ name, kind, from, until, counties, targets: campaign.targets }}
      submit={words.save}
      onDone={done}
      onCancel={onCancel}
      said={(_, whole) => ({ params: { campaignId }, body: { ...whole, targets: { ...whole.targets } } })}
    >
      <Fields />
      <p className="quiet">{words.changeThen}</p>
    </ActForm>
  )
}

function Fields() {
  const words = useWords(formWords)
  const optionsOf = useOptionsOf()
  const kinds = optionsOf(campaignKinds)
  return (
    <>
      <Form.Item<TypedCampaign> name="name" label={words.name} extra={words.nameRule} required>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item<TypedCampaign> name="kind" label={words.kind} required>
        <Select options={kinds} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item<TypedCampaign> name="from" label={words.firstDay} required>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item<TypedCampaign> name="until" label={words.lastDay} required>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
      </Space>
      <h4>{words.targets}</h4>
      <Space wrap align="start">
        {targets.map((name) => (
          <Form.Item<TypedCampaign> key={name} name={['targets', name]} label={words[name]}>
            <InputNumber min={1} max={10_000_000} precision={0} style={{ width: 130 }} />
          </Form.Item>
        ))}
      </Space>
      <Form.Item<TypedCampaign> name="counties" label={words.counties} required>
        <CountiesField />
      </Form.Item>
    </>
  )
}

function CountiesField({
  value = [],
  onChange = () => undefined,
}: {
  value?: string[]
  onChange?: (codes: string[]) => void
}) {
  const words = useWords(formWords)
  return <ChooseCounties chosen={value} onChange={onChange} said={words.countiesChosen(value.length)} />
}
