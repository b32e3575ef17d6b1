import { type RuleCatalog, type RuleEntry, type RuleOption, shapeOfOption } from './rule-catalog.ts';
import type { Setting, Settings, Shape } from './shape.ts';

/** JSON Schema as an editor reads it: draft 7, with the `markdownDescription` that VS Code shows. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of the settings and of every rule's setting: what an editor completes, explains and checks by. */
export function schemaOf(settings: Settings, rules: RuleCatalog): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Docs Vault',
    ...groupSchema(settings),
    definitions: {
      severity: { enum: ['off', 'hint', 'information', 'warning', 'error'] },
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
    },
    // Editors add it, so that they find the schema.
    properties: { $schema: { type: 'string' }, ...propertiesOf(settings) },
  };
}

function groupSchema(settings: Settings): JsonSchema {
  const required = Object.keys(settings).filter((name) => settings[name]?.required);
  return {
    type: 'object',
    additionalProperties: false,
    properties: propertiesOf(settings),
    ...(required.length > 0 ? { required } : {}),
  };
}

function propertiesOf(settings: Settings): JsonSchema {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, settingSchema(setting)]));
}

function settingSchema({ shape, description, default: value }: Setting): JsonSchema {
  return { ...described(description), ...shapeSchema(shape), ...(value === undefined ? {} : { default: value }) };
}

function shapeSchema(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'boolean':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 1 };
    case 'choice':
      return { enum: shape.of };
    case 'texts':
      return { type: 'array', items: { type: 'string' } };
    case 'globs':
      return { type: ['string', 'array'], items: { type: 'string' } };
    case 'list':
      return { type: 'array', items: shapeSchema(shape.of) };
    case 'map':
      return { type: 'object', additionalProperties: shapeSchema(shape.of) };
    case 'group':
      return groupSchema(shape.settings);
    case 'rules':
      return { $ref: '#/definitions/rules' };
  }
}

function ruleSchema({ summary, options = {} }: RuleEntry): JsonSchema {
  const severity = { $ref: '#/definitions/severity' };
  const properties = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)]));
  const withOptions = {
    type: 'array',
    items: [severity, { type: 'object', additionalProperties: false, properties }],
    additionalItems: false,
    minItems: 1,
  };
  return { ...described(summary.replace(/\.$/, '')), anyOf: [severity, withOptions] };
}

function optionSchema(option: RuleOption): JsonSchema {
  const { description, default: value } = option;
  return { ...described(description.replace(/\.$/, '')), ...shapeSchema(shapeOfOption(option)), default: value };
}

/** The text alone for editors that show no Markdown. */
function described(description: string): JsonSchema {
  const sentence = `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
  return { description: sentence.replaceAll('`', ''), markdownDescription: sentence };
}
