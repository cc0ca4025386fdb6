namespace DurableTask.Core.Exceptions;

/// <summary>An orchestration was started under an id that lives, or that ended in a state to keep.</summary>
/// <param name="message">Which.</param>
public class OrchestrationAlreadyExistsException(string message) : Exception(message);
