import { Injectable } from '@angular/core';
import { DefaultTranspiler, type TranspileParams } from '@jsverse/transloco';
import { fillIn } from './fill-in';

/**
 * The library's own goes over a text until there is nothing to fill in any more: a person called `{{name}}` would fill
 * themselves in for ever, and `{{key}}` would show another text.
 */
@Injectable()
export class SinglePassTranspiler extends DefaultTranspiler {
  override transpile(text: TranspileParams): unknown {
    return typeof text.value === 'string' ? fillIn(text.value, text.params ?? {}) : super.transpile(text);
  }
}
