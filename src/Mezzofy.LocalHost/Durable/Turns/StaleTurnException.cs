namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>An instance was changed by someone else since its turn began.</summary>
internal sealed class StaleTurnException() : InvalidOperationException("An instance is no longer as its turn found it.");
