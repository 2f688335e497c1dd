import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type BadgeProps = {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'solid' | 'accent' | 'soon' | 'over' | 'met' | 'dashed';
  readonly mono?: boolean;
  readonly icon?: LucideIcon;
};

/** A short word about the thing beside it. Warm tones only for time and stops. */
export function Badge({ children, tone = 'plain', mono = false, icon: Icon }: BadgeProps) {
  return (
    <span className={`tag ${tone} ${mono ? 'mono' : ''}`}>
      {Icon && <Icon aria-hidden />}
      {children}
    </span>
  );
}
