namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity. Names are compared without case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>Names one.</summary>
    /// <param name="name">The name; null gives the empty name.</param>
    public TaskName(string name) => Name = name ?? string.Empty;

    /// <summary>The name as written.</summary>
    public string Name { get; }

    /// <summary>The name as written.</summary>
    /// <param name="value">A name.</param>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>A name from text.</summary>
    /// <param name="value">The text; null or empty gives the empty name.</param>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new(value);

    /// <summary>Whether two names mean the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Whether two names mean different things.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
