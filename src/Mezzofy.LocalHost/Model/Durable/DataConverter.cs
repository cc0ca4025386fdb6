using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;

/// <summary>Turns what orchestrations carry into text and back.</summary>
public abstract class DataConverter
{
    /// <summary>To text.</summary>
    /// <param name="value">A value; null gives null.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract string? Serialize(object? value);

    /// <summary>From text.</summary>
    /// <param name="data">The text; null gives null.</param>
    /// <param name="targetType">What is wanted.</param>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>From text.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <param name="data">The text; null gives the default.</param>
    public virtual T? Deserialize<T>(string? data) => (T?)(Deserialize(data, typeof(T)) ?? default(T));
}
