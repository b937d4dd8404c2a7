export interface SecretVersion {
  readonly versionId: string
  readonly value: string
  /** Which point to it; where none does, it is deprecated. */
  stages: string[]
}

/** Takes a stage to a version, or from all; where what is current goes, the version that was is the previous one. */
export function moveStage(versions: readonly SecretVersion[], stage: string, to: string | undefined): void {
  const holder = versions.find(({ stages }) => stages.includes(stage))
  if (holder?.versionId === to) return
  for (const version of versions) {
    if (version === holder) version.stages = version.stages.filter((one) => one !== stage)
    if (version.versionId === to) version.stages = [...version.stages, stage]
  }
  if (stage === 'AWSCURRENT' && holder) moveStage(versions, 'AWSPREVIOUS', holder.versionId)
}
