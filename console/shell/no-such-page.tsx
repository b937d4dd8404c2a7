import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

export function NoSuchPage() {
  const words = useWords(sharedWords)
  return (
    <Result
      status="info"
      title={words.notFound}
      extra={
        <Link to="/">
          <Button type="primary">{words.home}</Button>
        </Link>
      }
    />
  )
}
