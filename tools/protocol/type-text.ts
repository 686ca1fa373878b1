/** A JSON Schema as a type in the notation of TypeScript, with its bounds as comments. */

export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

export function typeText(schema: Schema, indent = ''): string {
  if (schema.$ref !== undefined) return schema.$ref.replace(/^.*\//, '');
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((each) => typeText(each, indent)).join(' | ');
  if (schema.items) return arrayText(schema.items, indent);
  if (schema.properties) return objectText(schema.properties, schema.required ?? [], indent);
  if (schema.type === undefined) return 'unknown';
  return [schema.type].flat().map(basicType).join(' | ');
}

function basicType(type: string): string {
  if (type === 'integer') return 'number';
  return type === 'object' ? '{}' : type;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

function arrayText(items: Schema, indent: string): string {
  const text = typeText(items, indent);
  return text.includes(' | ') ? `(${text})[]` : `${text}[]`;
}

function objectText(properties: Record<string, Schema>, required: readonly string[], indent: string): string {
  const deeper = `${indent}  `;
  const fields = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    const bounds = boundsOf(schema);
    return `${deeper}${name}${mark}: ${typeText(schema, deeper)};${bounds && ` // ${bounds}`}`;
  });
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`;
}

/** In words; nothing where there are none, or only those that any number of JavaScript has. */
function boundsOf(schema: Schema): string {
  const one = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const told = [
    one.type === 'integer' ? 'whole' : '',
    range(one.minimum, one.maximum),
    range(one.minLength, one.maxLength, ' characters'),
    range(one.minItems, one.maxItems, ' entries'),
    one.format ?? '',
  ];
  return told.filter((each) => each !== '').join(', ');
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  const lower = least === undefined || least === Number.MIN_SAFE_INTEGER ? undefined : least;
  const upper = most === undefined || most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (lower !== undefined && upper !== undefined) return `${lower} to ${upper}${unit}`;
  if (upper !== undefined) return `at most ${upper}${unit}`;
  return lower === undefined ? '' : `at least ${lower}${unit}`;
}
