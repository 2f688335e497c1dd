import { Component, type ReactNode } from 'react';

type Props = { readonly fallback: (reopen: () => void) => ReactNode; readonly children: ReactNode };

/** Keeps a fault in one screen from taking the window with it. React offers this to classes alone. */
export class ScreenGuard extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback(() => this.setState({ isBroken: false })) : this.props.children;
  }
}
