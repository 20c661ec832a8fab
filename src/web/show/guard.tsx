// Catches a fault of a page, so that it is told and the rest of the app goes on.
import { Component, type ErrorInfo, type ReactNode } from "react";
import { Fault } from "./states.js";

type Props = { readonly children: ReactNode };
type State = { readonly message: string | undefined };

/** A page within it may fail; then the fault is told in its place. React knows no other way than a class. */
export class Guard extends Component<Props, State> {
  override state: State = { message: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.message === undefined ? this.props.children : <Fault message={this.state.message} />;
  }
}
