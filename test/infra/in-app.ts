import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { App } from 'aws-cdk-lib'

/** Of what the CDK writes, templates alone are read here: the rest is left out, which is a fifth of its work and not a word of a template. */
const templatesAlone = { analyticsReporting: false, treeMetadata: false } as const
const assetsWhereTheyAre = {
  'aws:cdk:disable-asset-staging': true,
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:suppressTemplateIndentation': true,
}

/** Answers what `use` makes of an app: the stacks that it puts there, or their templates. What the CDK writes is then deleted. */
export function inApp<Made>(use: (app: App) => Made, context: Readonly<Record<string, unknown>> = {}): Made {
  const outdir = mkdtempSync(path.join(tmpdir(), 'zhida-templates-'))
  try {
    return use(new App({ ...templatesAlone, outdir, context: { ...assetsWhereTheyAre, ...context } }))
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}
