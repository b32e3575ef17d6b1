import type { Settings } from './shape.ts';

const text = { kind: 'text' } as const;
const texts = { kind: 'texts' } as const;
const globs = { kind: 'globs' } as const;
const yesOrNo = { kind: 'boolean' } as const;
const rules = { kind: 'rules' } as const;

const field = {
  kind: 'group',
  settings: {
    type: {
      shape: { kind: 'choice', of: ['text', 'date', 'list', 'links', 'number', 'boolean'] },
      description: 'what the value has to be; `links` are names of notes, `date` is `YYYY-MM-DD`',
    },
    enum: { shape: texts, description: 'the values that are allowed' },
    only: { shape: globs, description: 'globs of the notes that may have the field' },
  },
} as const;

/** Every setting of a vault, once. Its type, defaults, checks, JSON Schema and the guide's table come from here. */
export const definition = {
  include: { shape: globs, default: ['**/*.md'], description: 'globs of the files that are notes' },
  exclude: { shape: globs, default: [], description: 'globs of files that are not part of the vault' },
  virtualNotes: {
    shape: texts,
    default: [],
    description: "names of pages that the site's build adds; links to them are not broken",
  },
  linkStyle: {
    shape: { kind: 'choice', of: ['shortest', 'relative', 'absolute'] },
    default: 'shortest',
    description:
      "how tools write links: `shortest` (the stem where it is unique), `relative`, or `absolute` (from the vault's root)",
  },
  site: {
    shape: { kind: 'choice', of: ['quartz-4', 'quartz-5', 'obsidian'] },
    description: 'where the notes are published; links that fail there are reported',
  },
  siteLinks: {
    shape: { kind: 'choice', of: ['shortest', 'absolute', 'relative'] },
    default: 'shortest',
    description: '`markdownLinkResolution` of the Quartz site',
  },
  siteIgnore: {
    shape: globs,
    default: [],
    description: 'globs of notes that get no page on the site (`ignorePatterns` of Quartz)',
  },
  resolve: {
    shape: {
      kind: 'group',
      settings: {
        aliases: {
          shape: yesOrNo,
          default: false,
          description: 'whether `[[alias]]` finds the note that has the alias in its front matter',
        },
        titles: { shape: yesOrNo, default: false, description: 'whether `[[title]]` finds the note of that title' },
      },
    },
    description: 'by what other names links find notes',
  },
  folderNotes: {
    shape: yesOrNo,
    default: false,
    description: 'whether `[[folder]]` names `folder/folder.md` or `folder/index.md`',
  },
  frontMatter: {
    shape: {
      kind: 'group',
      settings: {
        required: { shape: texts, default: [], description: 'fields that every note must have' },
        fields: {
          shape: { kind: 'map', of: field },
          default: {},
          description: 'what fields may hold, and which notes may have them',
        },
      },
    },
    description: 'what the front matter of notes has to be',
  },
  indexes: {
    shape: { kind: 'map', of: text },
    default: {},
    description: 'the index note of each folder, which links to every note of the folder',
  },
  review: {
    optional: true,
    shape: {
      kind: 'group',
      settings: {
        field: { shape: text, required: true, description: 'the field with the date of the last review' },
        maxAgeDays: {
          shape: { kind: 'count' },
          required: true,
          description: 'days after which a note is to be reviewed again',
        },
      },
    },
    description: 'when notes are to be reviewed',
  },
  newNoteFolder: {
    shape: text,
    default: '',
    description: 'where the quick fix makes missing notes; empty: beside the note with the link',
  },
  rules: { shape: rules, default: {}, description: 'severity and options of each rule' },
  overrides: {
    shape: {
      kind: 'list',
      of: {
        kind: 'group',
        settings: {
          files: { shape: globs, required: true, description: 'globs of the notes for which the rules are set' },
          rules: { shape: rules, required: true, description: 'severity and options of rules for these notes' },
        },
      },
    },
    default: [],
    description: 'other rules for some folders; the last that matches counts',
  },
} as const satisfies Settings;
