import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Names the part of the screen in the message. */
  readonly name: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

/** Keeps an error in one part of the screen from taking down the rest, and says which part failed. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { message: error instanceof Error ? error.message : 'no reason given' };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div className="banner banner-error" role="alert">
        <p>{this.props.name} could not be shown. Orders and keys are not affected.</p>
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
