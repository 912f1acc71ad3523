import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** What is missing from the screen when its content breaks. */
  readonly name: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

/** Keeps a part of the screen that broke from taking the rest with it, and says what broke. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { message: error instanceof Error ? error.message : 'it did not say why' };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div className="banner banner-error" role="alert">
        <p>
          {this.props.name} could not be shown. Orders and keys are not touched by this: what was
          sent goes on.
        </p>
        <details>
          <summary>Why</summary>
          <pre>{message}</pre>
        </details>
        <button type="button" className="btn" onClick={() => this.setState({ message: null })}>
          Show again
        </button>
      </div>
    );
  }
}
