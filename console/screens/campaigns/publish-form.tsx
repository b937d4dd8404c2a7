import { Alert, App, Button, Form, Input, InputNumber, Select, Space } from 'antd'
import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../../domain/campaigns/recruitment-event.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { fromBeijing, inBeijing } from '../../service/beijing.ts'
import type { Said } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useWords } from '../../words/language.tsx'
import { formWords } from './form-words.ts'
import { useCampaignCounties } from './use-campaign-counties.ts'
import { usePosts } from './use-posts.ts'

type Route = 'POST /v1/campaigns/{campaignId}/postings'
type Body = Said<Route>['body']
interface TypedPlace {
  readonly countyCode?: string
  readonly township?: string
  readonly village?: string
  readonly share?: number | null
}
type TypedPosts = Omit<Body, 'places'> & { readonly places: TypedPlace[] }

const week = 7 * 86_400_000

interface Props {
  readonly campaign: Campaign
  readonly onDone: (eventId: RecruitmentEvent['eventId'] | undefined) => void
  readonly onCancel: () => void
}

/** A job order's places are told to towns and villages, each under a link of its own. */
export function PublishForm({ campaign, onDone, onCancel }: Props) {
  const words = useWords(formWords)
  const { message } = App.useApp()
  const { campaignId } = campaign
  const counties = useCampaignCounties(campaign)
  const now = Date.now() + useAhead()
  const today = inBeijing(now).slice(0, 10)
  const { posts, error, isLoading } = usePosts()
  const open = posts.filter(({ order }) => order.startDate >= today).map(({ value, label }) => ({ value, label }))
  const first: TypedPlace = counties[0] && counties.length === 1 ? { countyCode: counties[0].value } : {}
  const inAWeek = `${inBeijing(now + week).slice(0, 10)}T18:00`
  const last = `${campaign.until}T18:00`
  return (
    <ActForm<Route, TypedPosts>
      address="POST /v1/campaigns/{campaignId}/postings"
      initial={{ until: inAWeek < last ? inAWeek : last, places: [first] }}
      submit={words.publish}
      onDone={({ items }) => {
        message.success(words.published(items.length))
        onDone(items[0]?.eventId)
      }}
      onCancel={onCancel}
      said={(typed) => ({ params: { campaignId }, body: bodyOf(typed) })}
    >
      <Refusal error={error} />
      <Form.Item<TypedPosts> name="jobOrderId" label={words.post} required>
        <Select options={open} showSearch={{ optionFilterProp: 'label' }} loading={isLoading} />
      </Form.Item>
      {!isLoading && open.length === 0 && <p className="quiet">{words.noPosts}</p>}
      <Form.Item<TypedPosts> name="until" label={words.signUpUntil} required>
        <Input type="datetime-local" style={{ maxWidth: 220 }} />
      </Form.Item>
      <h4>{words.places}</h4>
      <p className="quiet">{words.placesRule}</p>
      <Places counties={counties} />
      <Alert type="info" showIcon title={words.publishThen} style={{ margin: '12px 0' }} />
    </ActForm>
  )
}

/** A further place begins as the one before it: villages of a town follow one another. */
function Places({ counties }: { counties: { value: string; label: string }[] }) {
  const words = useWords(formWords)
  const form = Form.useFormInstance<TypedPosts>()
  const next = (): TypedPlace => {
    const { countyCode, township } = form.getFieldValue('places').at(-1) ?? {}
    return { countyCode, township }
  }
  return (
    <Form.List name="places">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Space key={key} wrap align="start">
              <Form.Item name={[name, 'countyCode']} label={words.county} required>
                <Select options={counties} showSearch={{ optionFilterProp: 'label' }} style={{ width: 150 }} />
              </Form.Item>
              <Form.Item name={[name, 'township']} label={words.township} required>
                <Input maxLength={30} autoComplete="off" style={{ width: 110 }} />
              </Form.Item>
              <Form.Item name={[name, 'village']} label={words.villageIfOne}>
                <Input maxLength={30} autoComplete="off" style={{ width: 110 }} />
              </Form.Item>
              <Form.Item name={[name, 'share']} label={words.share}>
                <InputNumber min={1} max={5000} precision={0} style={{ width: 90 }} placeholder={words.firstCome} />
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" style={{ marginTop: 34 }} onClick={() => remove(name)}>
                  {words.leaveOut}
                </Button>
              )}
            </Space>
          ))}
          <div>
            <Button disabled={fields.length >= 100} onClick={() => add(next())}>
              {words.addPlace}
            </Button>
          </div>
        </>
      )}
    </Form.List>
  )
}

/** What is missing stays missing, and is refused at its field. */
function bodyOf({ until, places, ...typed }: TypedPosts): Body {
  return {
    ...typed,
    ...(until && { until: fromBeijing(until) }),
    places: places.map((place) =>
      Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined && value !== '')),
    ),
  } as Body
}
