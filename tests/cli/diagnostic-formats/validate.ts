import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { validateXML } from 'xmllint-wasm';

const require = createRequire(import.meta.url);

/** What is wrong with a document by the published JSON schema of SARIF 2.1.0. */
export function sarifErrors(document: unknown): string[] {
  // The schema is of draft 4, and formats are none of its rules.
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
  const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
  const validate = ajv.compile(schema);
  if (validate(document) === true) return [];
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}

/** What is wrong with a document by `junit.xsd`. */
export async function junitErrors(xml: string): Promise<string[]> {
  const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [schema],
  });
  return errors.map(({ message }) => message);
}
