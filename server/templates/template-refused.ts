import { HttpProblem } from '#server/http/problems.ts';

/** Why a file is not taken as a template; the words are with the other reasons, and name what to mend. */
export type TemplateTrouble =
  | 'template_broken'
  | 'template_heavy'
  | 'template_password'
  | 'template_not_docx'
  | 'template_macros'
  | 'template_external'
  | 'template_embedded'
  | 'template_field'
  | 'template_list'
  | 'template_braces'
  | 'template_code';

export class TemplateRefused extends HttpProblem {
  readonly trouble: TemplateTrouble;
  constructor(trouble: TemplateTrouble, params: Record<string, string> = {}) {
    super('invalid', {
      extra: { fields: [{ field: 'file', reason: trouble, message: JSON.stringify(params) }] },
    });
    this.trouble = trouble;
  }
}
