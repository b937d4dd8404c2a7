export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov'

/** The partition of a region: `aws-cn` for `cn-northwest-1`. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
