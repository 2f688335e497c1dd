import { FileInput, Mail, MonitorCheck, Phone, Truck, Users, type LucideIcon } from 'lucide-react';

const glyphs: Readonly<Record<string, LucideIcon>> = {
  meeting: Users,
  call: Phone,
  email: Mail,
  'secure-system': MonitorCheck,
  'hand-over': FileInput,
  courier: Truck,
};

/** How an exchange went, for the eye; the word stands below it. A mode of a later version has none. */
export function ModeGlyph({ mode }: { readonly mode: string }) {
  const Glyph = glyphs[mode];
  return Glyph === undefined ? null : <Glyph size={14} aria-hidden />;
}
