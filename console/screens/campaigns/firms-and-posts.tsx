import { Form, Select } from 'antd'
import { useEffect } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { aside } from '../../words/aside.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { formWords } from './form-words.ts'
import { usePosts } from './use-posts.ts'

/** Which enterprises come, and with which of their posts; a post goes with its enterprise. */
export function FirmsAndPosts() {
  const words = useWords(formWords)
  const { language } = useLanguage()
  const form = Form.useFormInstance<{ jobOrders?: string[] }>()
  const { firms, posts, error, isLoading } = usePosts()
  const chosen: readonly string[] = Form.useWatch('enterprises') ?? []
  const from: string | undefined = Form.useWatch('from')
  const day = from?.slice(0, 10) ?? ''
  const gone = posts.filter(({ order }) => !chosen.includes(order.enterpriseId)).map(({ value }) => value as string)
  const left = (form.getFieldValue('jobOrders') as string[] | undefined)?.filter((id) => gone.includes(id)).length ?? 0
  useEffect(() => {
    const standing = form.getFieldValue('jobOrders') as string[] | undefined
    if (left > 0)
      form.setFieldValue(
        'jobOrders',
        standing?.filter((id) => !gone.includes(id)),
      )
  })
  const offered = posts
    .filter(({ order }) => chosen.includes(order.enterpriseId))
    .map(({ value, label, order }) => {
      const isTooSoon = order.startDate < day
      return { value, label: isTooSoon ? `${label}${aside(words.startsBefore, language)}` : label, disabled: isTooSoon }
    })
  const sought = { optionFilterProp: 'label' }
  return (
    <>
      <Refusal error={error} />
      <Form.Item name="enterprises" label={words.enterprises} required>
        <Select mode="multiple" options={firms} showSearch={sought} loading={isLoading} />
      </Form.Item>
      <Form.Item name="jobOrders" label={words.posts} extra={words.postsRule}>
        <Select
          mode="multiple"
          options={offered}
          showSearch={sought}
          loading={isLoading}
          placeholder={chosen.length === 0 ? words.firmsFirst : undefined}
        />
      </Form.Item>
    </>
  )
}
